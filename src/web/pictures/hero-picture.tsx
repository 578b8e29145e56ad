import type { Recipe } from '../recipes/recipes.queries.ts';
import { useShownPicture } from './pictures.queries.ts';
import { usePicture } from './use-picture.ts';

/** The picture of a recipe, large. Its place is kept while it comes, in its colour and with what the list has of it. */
export function HeroPicture({ recipe }: { recipe: Recipe }) {
  const picture = useShownPicture(recipe);
  const large = usePicture(picture?.id, 'large');
  const small = usePicture(picture?.id, 'small');
  const url = large.url ?? small.url;
  if (!picture || (large.failed && small.failed)) return null;
  return (
    <div
      className="overflow-hidden rounded-card border border-line print:hidden"
      style={{ backgroundColor: picture.color }}
    >
      <img
        {...(url === undefined ? {} : { src: url })}
        alt={`${recipe.name}, as somebody cooked it`}
        width={picture.width}
        height={picture.height}
        decoding="async"
        className={`mx-auto max-h-[38dvh] sm:max-h-[min(26rem,48dvh)] w-full object-cover ${url === undefined ? 'invisible' : ''}`}
      />
    </div>
  );
}

import { CategoryPicture } from '../recipes/category-picture.tsx';
import type { Recipe } from '../recipes/recipes.queries.ts';
import { useShownPicture } from './pictures.queries.ts';
import { usePicture } from './use-picture.ts';

/** The thumbnail of a recipe, beside its name; what stands for its category where it has no picture. */
export function RecipePicture({ recipe, className = '' }: { recipe: Recipe; className?: string }) {
  const picture = useShownPicture(recipe);
  const { url, failed } = usePicture(picture?.id, 'small');
  if (!picture || failed) {
    return <CategoryPicture category={recipe.meat_type} className={className} />;
  }
  return (
    <span
      aria-hidden
      className={`relative block shrink-0 overflow-hidden ${className}`}
      style={{ backgroundColor: picture.color }}
    >
      {url !== undefined && (
        // Its name stands beside it.
        <img
          src={url}
          alt=""
          decoding="async"
          draggable={false}
          className="absolute inset-0 size-full object-cover"
        />
      )}
    </span>
  );
}

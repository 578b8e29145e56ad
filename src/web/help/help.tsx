import { Link, useParams } from 'wouter';
import { Page } from '../ui/page.tsx';
import { topics } from './topics.tsx';

/** What everything means and how it goes together; the menu stands beside it, above it on a phone. */
export default function Help() {
  const { topic: name } = useParams<{ topic?: string }>();
  const [first] = topics;
  const topic = topics.find((known) => known.path === name) ?? first;
  if (!topic) return null;
  return (
    <Page title="Help">
      <div className="grid gap-6 md:grid-cols-[13rem_1fr] md:gap-10">
        <nav aria-label="Help topics">
          <ul className="flex flex-wrap gap-1 md:sticky md:top-20 md:grid">
            {topics.map(({ path, title }) => (
              <li key={path}>
                <Link
                  href={`/help/${path}`}
                  aria-current={path === topic.path ? 'page' : undefined}
                  className="flex min-h-11 items-center rounded-control px-3.5 font-medium text-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-tint aria-[current=page]:font-semibold aria-[current=page]:text-on-tint"
                >
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <article className="max-w-prose [&_h3]:mt-7 [&_h3]:mb-2 [&_h3]:text-xl [&_li]:mt-1.5 [&_p]:mt-3 [&_ul]:mt-2 [&_ul]:list-disc [&_ul]:pl-5">
          <h2 className="text-3xl">{topic.title}</h2>
          {topic.text}
        </article>
      </div>
    </Page>
  );
}

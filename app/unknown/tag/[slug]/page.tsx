import type { Metadata } from "next";
import { toQuery } from "../../../../lib/search/match.ts";
import { slugToText } from "../../../../lib/search/slug-to-text.ts";
import { matchTags } from "../../../../lib/search/tag-matches.ts";
import { PageLink } from "../../../_ui/page-link.tsx";
import { SearchBox } from "../../../_ui/search-box/search-box.tsx";
import { readTagIndex } from "../../../tags/tag-index.ts";

const MAX_MATCHES = 8;

/** Seconds: new data may include the tag. */
export const revalidate = 300;

/** None is known in advance; each is rendered on the first visit. */
export function generateStaticParams(): { slug: string }[] {
  return [];
}

export const metadata: Metadata = { title: "Tag not found", robots: { index: false, follow: true } };

/** Served by proxy.ts with status 404 for a tag's address without a tag. The slug is the text of the address. */
export default async function UnknownTag({ params }: PageProps<"/unknown/tag/[slug]">) {
  const { slug } = await params;
  const words = slugToText(slug);
  const near = matchTags(toQuery(words), await readTagIndex(), MAX_MATCHES);
  return (
    <main>
      <h1>No tag at this address</h1>
      {near.length === 0 ? null : (
        <section className="mt-8 max-w-2xl" aria-labelledby="did-you-mean">
          <h2 id="did-you-mean" className="text-xl">
            Did you mean …?
          </h2>
          <ul className="mt-2 flex flex-wrap gap-x-6">
            {near.map((tag) => (
              <li key={tag.slug}>
                <PageLink href={`/tag/${tag.slug}`} className="link inline-flex min-h-11 items-center font-semibold">
                  {tag.name}
                </PageLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div data-hero-search className="mt-10 max-w-2xl">
        <SearchBox label="Search artists and tags" placeholder="An artist or a tag" size="hero" defaultValue={words} />
      </div>
      <p className="mt-6">
        <PageLink href="/tags" className="link inline-flex min-h-11 items-center">
          All tags
        </PageLink>
      </p>
    </main>
  );
}

import type { Metadata } from "next";
import * as v from "valibot";
import { readEnvironment } from "../../lib/environment.ts";
import { ForYouQuery } from "../../lib/for-you/address.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { FromList } from "./from-list.tsx";
import { FromUser } from "./from-user.tsx";
import { ListForm } from "./list-form.tsx";
import { UserForm } from "./user-form.tsx";

async function queryOf(searchParams: PageProps<"/for-you">["searchParams"]): Promise<ForYouQuery> {
  return v.parse(ForYouQuery, await searchParams);
}

const hasRequest = ({ with: played, missed, user }: ForYouQuery) => played.length + missed.length > 0 || user !== null;

export async function generateMetadata({ searchParams }: PageProps<"/for-you">): Promise<Metadata> {
  return {
    title: "For you",
    description: "Paste the artists you play and get new ones that the same people listen to.",
    alternates: { canonical: "/for-you" },
    // A personal list is not a page for search engines.
    ...(hasRequest(await queryOf(searchParams)) && { robots: { index: false, follow: true } }),
  };
}

export default async function ForYouPage({ searchParams }: PageProps<"/for-you">) {
  const query = await queryOf(searchParams);
  const isUserOn = readEnvironment(process.env).LASTFM_API_KEY !== undefined;
  if (query.user !== null) return <FromUser typed={query.user} />;
  if (hasRequest(query)) return <FromList query={query} />;
  return (
    <main>
      <h1>For you</h1>
      <p className="mt-5 max-w-[38rem] text-lg">
        Enter artists you play. We suggest new ones and show which of yours led to each.
      </p>
      <div className="mt-12 grid gap-x-16 gap-y-12 border-rule border-t pt-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-labelledby="paste">
          <h2 id="paste" className="text-xl">
            Paste your artists
          </h2>
          <ListForm />
        </section>
        <section aria-labelledby="lastfm">
          <h2 id="lastfm" className="text-xl">
            Or import from Last.fm
          </h2>
          {isUserOn ? (
            <UserForm />
          ) : (
            <p className="mt-3 text-ink-soft">
              This site has no Last.fm key, so it can’t look up users. You can paste a list instead.
            </p>
          )}
        </section>
      </div>
      <p className="mt-12 max-w-prose">
        <PageLink href="/kept" className="link inline-flex min-h-11 items-center">
          Or start from the artists you keep in this browser
        </PageLink>
      </p>
      <p className="mt-4 max-w-prose text-ink-soft text-sm">
        No listening data is kept on our side. A pasted list is read once, and the result is stored in the page’s URL,
        so you can save or share it. Data from Last.fm is held in memory for ten minutes and never written to disk.
      </p>
    </main>
  );
}

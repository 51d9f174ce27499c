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

const isAsked = ({ with: played, missed, user }: ForYouQuery) => played.length + missed.length > 0 || user !== null;

export async function generateMetadata({ searchParams }: PageProps<"/for-you">): Promise<Metadata> {
  return {
    title: "For you",
    description: "Paste the artists you play; see who else the same people listen to, without those you know.",
    alternates: { canonical: "/for-you" },
    // Somebody's own list is nobody else's page.
    ...(isAsked(await queryOf(searchParams)) && { robots: { index: false, follow: true } }),
  };
}

export default async function ForYouPage({ searchParams }: PageProps<"/for-you">) {
  const query = await queryOf(searchParams);
  const isUserOn = readEnvironment(process.env).LASTFM_API_KEY !== undefined;
  if (query.user !== null) return <FromUser typed={query.user} />;
  if (isAsked(query)) return <FromList query={query} />;
  return (
    <main>
      <h1>For you</h1>
      <p className="mt-5 max-w-[38rem] text-lg">
        Name the artists you play, and get those you don’t: who is near to most of yours, each with the ones it comes
        from.
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
            Or take them from Last.fm
          </h2>
          {isUserOn ? (
            <UserForm />
          ) : (
            <p className="mt-3 text-ink-soft">
              This site runs without a key for Last.fm, so it can’t look anybody up there. A pasted list does the same.
            </p>
          )}
        </section>
      </div>
      <p className="mt-12 max-w-prose">
        <PageLink href="/kept" className="link inline-flex min-h-11 items-center">
          Or start from the favourites kept in this browser
        </PageLink>
      </p>
      <p className="mt-4 max-w-prose text-ink-soft text-sm">
        No listening data is kept. A pasted list is read once, and what was found stands in the address of your page, so
        that you can keep or share it. An answer from Last.fm is held in memory for ten minutes and written nowhere.
      </p>
    </main>
  );
}

package se.bevara.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.disclosure.Overview;

@Says("A page of what a search finds.")
record Found(
        @Says("How many items are found in all.") long total,
        @Says("How many of them lie before this page.") long passed,
        @Says("The items of this page, in the order asked for.") List<Hit> items,
        @Says("Where the next page lies; absent at the end.") @Nullable String next,
        @Says("Where the page before lies; absent at the beginning.") @Nullable String previous,
        @Says("All that is found, counted; absent unless asked for.") @Nullable Facets facets) {

    @Says("An item that is found.")
    record Hit(
            @Says("Its number, for ever.") long id,
            @Says("Id of its account.") String account,
            @Says("POST or COMMENT.") Content.Kind kind,
            @Says("DRAWN_UP by the municipality, or RECEIVED from others.") Direction direction,
            @Says("How it stands on its platform, or that it is DISPOSED of.") ItemState state,
            @Says("Number of the post that its thread begins with; its own for a post.") long thread,
            @Says("When the platform says that it was published, ISO 8601 with offset.") OffsetDateTime platformTime,
            @Says("When it was captured first, ISO 8601, UTC.") Instant captured,
            @Says("How many versions are archived.") int versions,
            @Says("Whether it is restricted: then nothing of what it says is here.") boolean closed,
            @Says("Whether its newest version can be read here.") boolean readable,
            @Says("Shown name of its author; absent when it cannot be read.") @Nullable String author,
            @Says("What its newest version says, as captured: whoever shows it must escape it. Absent when it cannot be read.") @Nullable String text,
            @Says("Where all of it is, below the server's root.") String href) {

        static Hit of(Item item, ReadVersion newest) {
            return new Hit(item.id(), item.account(), item.kind(), item.direction(), item.state(), item.thread(),
                    item.platformTime(), item.firstCaptured(), item.versions().size(), newest.closed(), newest.content() != null,
                    newest.author(), newest.text(), ItemsApi.address(item.id()));
        }
    }

    @Says("All that a search finds, counted by what it is. What is not found is absent.")
    record Facets(
            @Says("Items by account id.") Map<String, Long> accounts,
            @Says("Items by authority.") Map<String, Long> authorities,
            @Says("Items by platform.") Map<String, Long> platforms,
            @Says("Items by direction.") Map<String, Long> directions,
            @Says("Items by kind.") Map<String, Long> kinds,
            @Says("Items by state.") Map<String, Long> states,
            @Says("Items by civil year in Sweden, platform time.") Map<String, Long> years,
            @Says("How many have been edited.") long edited,
            @Says("How many have anything but links attached.") long media,
            @Says("How many items of the accounts and times asked for have been disposed of, whatever they said, by decision.") Map<String, Long> disposed) {

        static Facets of(Overview all) {
            return new Facets(all.accounts(), all.authorities(), all.platforms(), named(all.directions()), named(all.kinds()),
                    named(all.states()), named(all.years()), all.edited(), all.media(), all.disposed());
        }

        private static Map<String, Long> named(Map<?, Long> counted) {
            var named = new java.util.LinkedHashMap<String, Long>();
            counted.forEach((what, count) -> named.put(String.valueOf(what), count));
            return named;
        }
    }
}

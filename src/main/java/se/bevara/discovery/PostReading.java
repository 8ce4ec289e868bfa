package se.bevara.discovery;

import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.archive.Archive;
import se.bevara.archive.ArchiveDamaged;
import se.bevara.archive.Item;
import se.bevara.archive.OwnPosts;
import se.bevara.archive.OwnPosts.Stretch;

/** Reads each version of the municipality's own posts once, in the order of the ledger. What is closed is not read, nor what cannot be. */
@Component
final class PostReading {

    private static final Logger LOG = LoggerFactory.getLogger(PostReading.class);

    private final OwnPosts posts;
    private final Archive archive;
    private final FoundTable table;
    private final DiscoverySettings settings;
    private final TransactionTemplate transaction;

    PostReading(OwnPosts posts, Archive archive, FoundTable table, DiscoverySettings settings,
            PlatformTransactionManager transactions) {
        this.posts = posts;
        this.archive = archive;
        this.table = table;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Reads what has been archived since it was last called, as much as a night may. @return whether there is more */
    boolean read(Sightings sightings) {
        int read = 0;
        Stretch stretch = posts.after(table.read());
        while (stretch != null && read < settings.posts()) {
            Stretch now = stretch;
            transaction.executeWithoutResult(status -> {
                take(now, sightings);
                table.read(now.until());
            });
            read += now.versions().size();
            stretch = posts.after(now.until());
        }
        return stretch != null;
    }

    private void take(Stretch stretch, Sightings sightings) {
        var closed = archive.outlines().closed();
        Map<Long, Item> items = new HashMap<>();
        archive.items(stretch.versions().stream().map(OwnPosts.Version::item).toList())
                .forEach(item -> items.put(item.id(), item));
        for (var version : stretch.versions()) {
            Item item = items.get(version.item());
            if (item != null && !closed.contains(item.id())) {
                read(item, version.version(), sightings);
            }
        }
    }

    private void read(Item item, int version, Sightings sightings) {
        try {
            var captured = item.versions().get(version - 1).captured();
            PostLinks.of(archive.content(item, version), archive.block(item, version))
                    .forEach(link -> sightings.take(link, new FoundTable.Sighting(item.id(), "", captured)));
        } catch (ArchiveDamaged | IllegalArgumentException | IllegalStateException e) {
            // Its class alone: a message may tell what an item says.
            LOG.warn("item {} version {} could not be read for links: {}", item.id(), version, e.getClass().getSimpleName());
        }
    }
}

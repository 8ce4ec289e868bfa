/**
 * What the connectors to Meta's platforms share of the Graph API: errors, paging, asking by id.
 *
 * <p>Decided: the token goes in a header, never in an address; of {@code paging.next} only the cursor is used. Error 100/33 means that an
 * object is deleted or not ours to see, and the platform does not tell which.
 */
@NullMarked
package se.bevara.capture.graph;

import org.jspecify.annotations.NullMarked;

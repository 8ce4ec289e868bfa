/** Mastodon and servers that speak its API. */
@NullMarked
package se.bevara.capture.mastodon;

import org.jspecify.annotations.NullMarked;

package se.bevara.web;

import java.util.List;

/** What waits for people in one part of the archive. */
interface Matters {

    /** What waits for somebody: only what they may do, and where they may do it. Nothing that waits is nothing told. */
    List<Matter> of(Today today);
}

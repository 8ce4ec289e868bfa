/** Tests of the pages. */
@NullMarked
package se.bevara.web;

import org.jspecify.annotations.NullMarked;

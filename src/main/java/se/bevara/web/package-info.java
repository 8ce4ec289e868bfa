/** The pages: what an archivist, a registrar and an operator see. */
@NullMarked
package se.bevara.web;

import org.jspecify.annotations.NullMarked;

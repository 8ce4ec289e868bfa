/** Whole nights: the real application, real connectors, a world on loopback whose truth is known. */
@org.jspecify.annotations.NullMarked
package se.bevara.night;

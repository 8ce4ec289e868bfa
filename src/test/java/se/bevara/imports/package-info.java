/** Exports of every kind, whole, wrong and hostile, on a real archive. */
@org.jspecify.annotations.NullMarked
package se.bevara.imports;

package se.bevara.users;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The right that a page's handler or a command asks for. Where there is none, nobody gets through. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Inherited
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    Right value();

    /** Whether it concerns the whole archive, so that a right limited to some authorities is not enough. */
    boolean everywhere() default false;
}

package se.bevara;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * What stands in one source file, as the compiler reads it.
 *
 * @param lines of the file
 * @param methods each with its length
 * @param caught types in catch clauses, as written
 * @param strings literals, text blocks among them
 */
record SourceTree(Path file, long lines, List<Method> methods, List<String> caught, List<String> strings) {

    /** @param lines from the first of the declaration, comments before it not counted, to its last */
    record Method(String name, long lines) {
    }

    static List<SourceTree> read(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
                    manager.getJavaFileObjectsFromPaths(files));
            var trees = Trees.instance(task);
            var read = new ArrayList<SourceTree>();
            for (var unit : task.parse()) {
                read.add(of(unit, trees));
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceTree of(CompilationUnitTree unit, Trees trees) {
        var file = Path.of(unit.getSourceFile().toUri());
        var found = new SourceTree(file, Sources.text(file).lines().count(), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>());
        new Scanner(unit, trees, found).scan(unit, null);
        return found;
    }

    private static final class Scanner extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final Trees trees;
        private final SourceTree found;

        Scanner(CompilationUnitTree unit, Trees trees, SourceTree found) {
            this.unit = unit;
            this.trees = trees;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            found.methods.add(new Method(method.getName().toString(), line(method, true) - line(method, false) + 1));
            return super.visitMethod(method, nothing);
        }

        private long line(Tree tree, boolean end) {
            var positions = trees.getSourcePositions();
            long position = end ? positions.getEndPosition(unit, tree) : positions.getStartPosition(unit, tree);
            return position < 0 ? 0 : unit.getLineMap().getLineNumber(position);
        }

        @Override
        public Void visitCatch(CatchTree caught, Void nothing) {
            found.caught.add(caught.getParameter().getType().toString());
            return super.visitCatch(caught, nothing);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String text) {
                found.strings.add(text);
            }
            return super.visitLiteral(literal, nothing);
        }
    }
}

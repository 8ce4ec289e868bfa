package se.bevara.api;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The description (OpenAPI 3.1) that the handlers of this package bear out: made from their mappings, types and {@link Says}. */
final class Description {

    private static final Pattern PART = Pattern.compile("\\{(\\w+)(?::((?:[^{}]|\\{[0-9,]+})+))?}");
    private static final String SCHEMAS = "#/components/schemas/";

    private final Map<String, Object> schemas = new TreeMap<>();
    private final Map<String, Map<String, Object>> paths = new TreeMap<>();

    static Map<String, Object> made() {
        return new Description().whole();
    }

    private Map<String, Object> whole() {
        handlers().forEach(this::operation);
        schema(Problem.class);
        var info = new LinkedHashMap<String, Object>();
        info.put("title", "Bevara");
        info.put("version", "1");
        info.put("summary", "The archive of a municipality's social media, for other systems.");
        info.put("description",
                """
                        Ask with a key that a user has made on their own page: `Authorization: Bearer bevara_…`. A key may do what its user may, in \
                        the authorities that they may, and no more; what lies outside them is answered as what does not exist. A part that is \
                        null is left out. Errors are problems (RFC 9457), in Swedish or English as `Accept-Language` or `lang` asks. Texts are as \
                        they were captured: strangers wrote them.""");
        var whole = new LinkedHashMap<String, Object>();
        whole.put("openapi", "3.1.0");
        whole.put("info", info);
        whole.put("servers", List.of(Map.of("url", "/")));
        whole.put("security", List.of(Map.of("key", List.of())));
        whole.put("paths", paths);
        var key = new LinkedHashMap<String, Object>(Map.of("type", "http"));
        key.put("scheme", "bearer");
        key.put("description", "A key that a user has made. One that may only read may ask with GET alone.");
        whole.put("components", new TreeMap<>(Map.of("schemas", schemas, "securitySchemes", Map.of("key", key))));
        return whole;
    }

    private static List<Method> handlers() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return scanner.findCandidateComponents("se.bevara.api").stream()
                .map(found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(GetMapping.class) || method.isAnnotationPresent(PostMapping.class))
                .sorted(java.util.Comparator.comparing(Method::toString)).toList();
    }

    private void operation(Method method) {
        var get = method.getAnnotation(GetMapping.class);
        var post = method.getAnnotation(PostMapping.class);
        String route = get != null ? get.value()[0] : Objects.requireNonNull(post).value()[0];
        var shapes = new TreeMap<String, String>();
        PART.matcher(route).results().filter(part -> part.group(2) != null)
                .forEach(part -> shapes.put(part.group(1), part.group(2)));
        String tag = method.getDeclaringClass().getSimpleName().replace("Api", "").toLowerCase(Locale.ROOT);
        var operation = new LinkedHashMap<String, Object>();
        operation.put("operationId", tag + "-" + method.getName() + (post == null ? "" : "-post"));
        operation.put("tags", List.of(tag));
        operation.put("description", said(method));
        var parameters = new ArrayList<Map<String, Object>>();
        for (Parameter parameter : method.getParameters()) {
            parameter(parameter, shapes, parameters, operation);
        }
        operation.put("parameters", parameters);
        operation.put("responses", responses(method, post != null));
        paths.computeIfAbsent(PART.matcher(route).replaceAll("{$1}"), path -> new TreeMap<>()).put(post == null ? "get" : "post",
                operation);
    }

    private void parameter(Parameter parameter, Map<String, String> shapes, List<Map<String, Object>> parameters,
            Map<String, Object> operation) {
        var path = parameter.getAnnotation(PathVariable.class);
        var query = parameter.getAnnotation(RequestParam.class);
        if (path != null) {
            String name = path.value().isEmpty() ? parameter.getName() : path.value();
            var schema = new LinkedHashMap<>(schema(parameter.getType()));
            if (shapes.containsKey(name) && "string".equals(schema.get("type")) && !schema.containsKey("format")) {
                schema.put("pattern", "^(?:" + shapes.get(name) + ")$");
            }
            parameters.add(described(name, "path", true, said(parameter), schema));
        } else if (query != null) {
            parameters.add(described(parameter.getName(), "query", false, said(parameter), schema(parameter.getType())));
        } else if (parameter.isAnnotationPresent(ModelAttribute.class)) {
            for (RecordComponent part : parameter.getType().getRecordComponents()) {
                parameters.add(described(part.getName(), "query", false, said(part), schema(part.getAnnotatedType())));
            }
        } else if (parameter.isAnnotationPresent(RequestBody.class)) {
            operation.put("requestBody", new TreeMap<>(Map.of("required", true, "content",
                    Map.of("application/json", Map.of("schema", schema(parameter.getType()))))));
        }
    }

    private static Map<String, Object> described(String name, String in, boolean required, String says,
            Map<String, Object> schema) {
        var described = new LinkedHashMap<String, Object>();
        described.put("name", name);
        described.put("in", in);
        described.put("required", required);
        described.put("description", says);
        described.put("schema", schema);
        return described;
    }

    private Map<String, Object> responses(Method method, boolean post) {
        Type type = method.getGenericReturnType();
        boolean entity = method.getReturnType().equals(ResponseEntity.class);
        Type body = entity ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        var responses = new TreeMap<String, Object>();
        boolean bytes = body.equals(byte[].class);
        Map<String, Object> content = bytes
                ? method.getName().equals("file")
                        ? new TreeMap<>(Map.of("application/zip", Map.of(), "application/pdf", Map.of()))
                        : Map.of("application/octet-stream", Map.of())
                : Map.of("application/json", Map.of("schema", schema((Class<?>) body)));
        responses.put(post && entity ? "201" : "200",
                new TreeMap<>(Map.of("description", bytes ? "A file to be saved." : "The answer.", "content", content)));
        var problems = new TreeMap<>(Map.of("400", "The question cannot be read.", "401", "No key, or one that is not valid.",
                "403", "The key, or its user, may not do that.", "404", "There is no such thing that the key's user may know of.",
                "429", "Too many wrong keys: Retry-After says how many seconds to wait."));
        if (post) {
            problems.put("409", "That cannot be done now; detail says why, in Swedish.");
        }
        problems.forEach((status, why) -> responses.put(status, new TreeMap<>(Map.of("description", why, "content",
                Map.of("application/problem+json", Map.of("schema", Map.of("$ref", SCHEMAS + "Problem")))))));
        return responses;
    }

    private Map<String, Object> schema(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType generic) {
            var parts = generic.getAnnotatedActualTypeArguments();
            return ((ParameterizedType) type.getType()).getRawType().equals(List.class)
                    ? new TreeMap<>(Map.of("type", "array", "items", schema(parts[0])))
                    : new TreeMap<>(Map.of("type", "object", "additionalProperties", schema(parts[1])));
        }
        return schema((Class<?>) type.getType());
    }

    private Map<String, Object> schema(Class<?> type) {
        if (type.isRecord()) {
            Class<?> within = type.getEnclosingClass();
            String name = (within == null ? "" : within.getSimpleName()) + type.getSimpleName();
            if (!schemas.containsKey(name)) {
                schemas.put(name, Map.of());
                schemas.put(name, object(type));
            }
            return Map.of("$ref", SCHEMAS + name);
        }
        if (type.isEnum()) {
            return new TreeMap<>(Map.of("type", "string", "enum",
                    Arrays.stream(type.getEnumConstants()).map(one -> ((Enum<?>) one).name()).toList()));
        }
        return new TreeMap<>(switch (type.getSimpleName()) {
            case "String" -> Map.of("type", "string");
            case "boolean", "Boolean" -> Map.of("type", "boolean");
            case "int", "Integer" -> Map.of("type", "integer", "format", "int32");
            case "long", "Long" -> Map.of("type", "integer", "format", "int64");
            default -> Map.of("type", "string", "format", Objects.requireNonNull(Map.of(Instant.class, "date-time",
                    OffsetDateTime.class, "date-time", LocalDate.class, "date", Duration.class, "duration").get(type),
                    type.toString()));
        });
    }

    private Map<String, Object> object(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (RecordComponent part : type.getRecordComponents()) {
            var property = new LinkedHashMap<>(schema(part.getAnnotatedType()));
            property.put("description", said(part));
            properties.put(part.getName(), property);
            if (!part.getType().isPrimitive() && part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                continue;
            }
            required.add(part.getName());
        }
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "object");
        object.put("description", said(type));
        object.put("additionalProperties", false);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("properties", properties);
        return object;
    }

    private static String said(AnnotatedElement described) {
        return Objects.requireNonNull(described.getAnnotation(Says.class), "@Says on " + described).value();
    }
}

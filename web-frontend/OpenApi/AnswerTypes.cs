using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace InstaHub.Web.OpenApi;

/// <summary>
/// Describes the types of answers, each object as a component of its own, with what may be null and what may be left out. The framework
/// describes what it would read: what is written always is more than what must be there to be read.
/// </summary>
internal static class AnswerTypes
{
    // By it a component is known again, and told from another of its name.
    private const string TypeKey = "type";

    /// <summary>The schema of a type: of an object, a reference to its component.</summary>
    /// <exception cref="InvalidOperationException">Two types have one name.</exception>
    public static async Task<IOpenApiSchema> DescribeAsync(OpenApiOperationTransformerContext context, Type type, CancellationToken cancellationToken) =>
        await CompleteAsync(context, type, await context.GetOrCreateSchemaAsync(type, parameterDescription: null, cancellationToken), cancellationToken);

    private static async Task<IOpenApiSchema> CompleteAsync(
        OpenApiOperationTransformerContext context, Type type, IOpenApiSchema made, CancellationToken cancellationToken)
    {
        var info = InfoOf(context, type);
        if (info.Kind == JsonTypeInfoKind.Object)
            return await ReferenceAsync(context, info, cancellationToken);
        if (info is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && made is OpenApiSchema { Items: { } items } list)
            list.Items = await CompleteAsync(context, element, items, cancellationToken);
        return made;
    }

    private static async Task<IOpenApiSchema> ReferenceAsync(OpenApiOperationTransformerContext context, JsonTypeInfo info, CancellationToken cancellationToken)
    {
        var (name, document) = (info.Type.Name, context.Document!);
        if (document.Components?.Schemas?.TryGetValue(name, out var known) == true)
        {
            return known is OpenApiSchema { Metadata: { } metadata } && metadata.TryGetValue(TypeKey, out var type) && (Type)type == info.Type
                ? new OpenApiSchemaReference(name, document)
                : throw new InvalidOperationException($"{info.Type} has a name in the description of the interface that another type has too.");
        }

        var schema = await context.GetOrCreateSchemaAsync(info.Type, parameterDescription: null, cancellationToken);
        schema.Metadata ??= new Dictionary<string, object>();
        schema.Metadata[TypeKey] = info.Type;
        document.AddComponent(name, schema);

        schema.Required = new HashSet<string>();
        foreach (var property in info.Properties)
        {
            if (property.Get is null || schema.Properties?.TryGetValue(property.Name, out var made) != true)
                continue;
            var canBeLeftOut = Has<JsonIgnoreAttribute>(property);
            var described = await CompleteAsync(context, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, made!, cancellationToken);
            schema.Properties![property.Name] = WithNull(described, property.IsGetNullable && (!canBeLeftOut || Has<CanBeNullAttribute>(property)));
            if (!canBeLeftOut)
                schema.Required.Add(property.Name);
        }
        return new OpenApiSchemaReference(name, document);
    }

    private static IOpenApiSchema WithNull(IOpenApiSchema schema, bool canBeNull)
    {
        if (schema is not OpenApiSchema plain)
            return canBeNull ? new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, schema] } : schema;
        ValueDescription.SetNull(plain, canBeNull);
        return plain;
    }

    private static bool Has<T>(JsonPropertyInfo property)
        where T : Attribute => property.AttributeProvider?.IsDefined(typeof(T), inherit: false) == true;

    private static JsonTypeInfo InfoOf(OpenApiOperationTransformerContext context, Type type) =>
        context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions.GetTypeInfo(type);
}

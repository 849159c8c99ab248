using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.GrainInterfaces.Profiles;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace InstaHub.Web.OpenApi;

/// <summary>Describes which values members and parameters have, by <see cref="OneOfAttribute"/>; and what is JSON of whatever form.</summary>
internal sealed class ValueDescription : IOpenApiSchemaTransformer
{
    // Of a type that knows nothing of this interface.
    private static readonly Dictionary<(Type Type, string Member), IReadOnlyList<object?>> Elsewhere = new()
    {
        [(typeof(UserSettings), nameof(UserSettings.ShowLastSeen))] = PresenceAudienceNames.All,
    };

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (ValuesOf(context) is { } values)
        {
            schema.Enum = [.. values.Select(NodeOf)];
            SetNull(schema, schema.Type?.HasFlag(JsonSchemaType.Null) == true || values.Contains(null));
        }
        else if (context.JsonTypeInfo.Type == typeof(JsonElement))
        {
            schema.Type = JsonSchemaType.Object;
            schema.AdditionalProperties = new OpenApiSchema();
        }
        return Task.CompletedTask;
    }

    /// <summary>Lets a plain value be null, or not.</summary>
    public static void SetNull(OpenApiSchema schema, bool canBeNull)
    {
        if (schema.Type is { } type)
            schema.Type = canBeNull ? type | JsonSchemaType.Null : type & ~JsonSchemaType.Null;
        if (schema.Enum is not { } values)
            return;
        schema.Enum = [.. values.Where(value => !value.IsJsonNullSentinel())];
        if (canBeNull)
            schema.Enum.Add(JsonNullSentinel.JsonNull);
    }

    private static IReadOnlyList<object?>? ValuesOf(OpenApiSchemaTransformerContext context)
    {
        ICustomAttributeProvider? said = context.JsonPropertyInfo is { } property ? property.AttributeProvider
            : context.ParameterDescription?.ParameterDescriptor is IParameterInfoParameterDescriptor parameter ? parameter.ParameterInfo
            : null;
        if (said is MemberInfo { DeclaringType: { } declaring } member && Elsewhere.TryGetValue((declaring, member.Name), out var known))
            return known;
        return said?.GetCustomAttributes(typeof(OneOfAttribute), inherit: false) is [OneOfAttribute oneOf] ? oneOf.Values : null;
    }

    private static JsonNode NodeOf(object? value) => value switch
    {
        null => JsonNullSentinel.JsonNull,
        bool truth => JsonValue.Create(truth),
        _ => JsonValue.Create((string)value),
    };
}

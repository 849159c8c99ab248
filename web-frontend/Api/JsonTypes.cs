using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Api;

/// <summary>Finds the generated serializer of an answer.</summary>
internal static class JsonTypes
{
    /// <exception cref="NotSupportedException">No JSON context names <typeparamref name="T"/>.</exception>
    public static JsonTypeInfo<T> JsonTypeOf<T>(this HttpContext context) =>
        (JsonTypeInfo<T>)context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions.GetTypeInfo(typeof(T));
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;

namespace InstaHub.Web.Api;

/// <summary>How JSON is read and written. Types are known by generated contexts only; there is no reflection to fall back on.</summary>
public static class ApiJson
{
    /// <summary>Deeper nesting than any request has; it bounds what hostile input can cost.</summary>
    private const int MaxDepth = 32;

    /// <summary>
    /// Leaves the letters of all scripts as they are, for size. That is safe here, because no answer is ever put into HTML:
    /// each is <c>application/json</c> with <c>nosniff</c>.
    /// </summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Adds a feature's generated context, which names its requests and its answers (<c>Success&lt;T&gt;</c>, <c>Page&lt;T&gt;</c>).</summary>
    public static IServiceCollection AddApiJson(this IServiceCollection services, IJsonTypeInfoResolver context) =>
        services.Configure<JsonOptions>(options => options.SerializerOptions.TypeInfoResolverChain.Add(context));

    internal static void Configure(JsonSerializerOptions options)
    {
        RemoveReflection(options.TypeInfoResolverChain);
        options.TypeInfoResolverChain.Add(WebJsonContext.Default);
        options.Encoder = Encoder;
        options.MaxDepth = MaxDepth;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
    }

    private static void RemoveReflection(IList<IJsonTypeInfoResolver> chain)
    {
        for (var i = chain.Count - 1; i >= 0; i--)
        {
            if (chain[i] is DefaultJsonTypeInfoResolver)
                chain.RemoveAt(i);
        }
    }
}

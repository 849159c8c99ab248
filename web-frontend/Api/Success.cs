using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Metadata;

namespace InstaHub.Web.Api;

/// <summary>
/// A successful answer, <c>{"success":true,"data":…,"message"?}</c>: result and envelope in one object.
/// Make it with <see cref="Answer"/>; name <c>Success&lt;T&gt;</c> in the feature's JSON context.
/// </summary>
public sealed class Success<T>(T data) : IResult, IEndpointMetadataProvider
{
    [JsonPropertyName("success")]
    public bool IsSuccess => true;

    public T Data { get; } = data;

    /// <summary>A sentence for people, where the data do not say it all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }

    [JsonIgnore]
    public int StatusCode { get; init; } = StatusCodes.Status200OK;

    /// <summary>Where the created thing is, for 201.</summary>
    [JsonIgnore]
    public string? Location { get; init; }

    /// <summary>The version of a single resource, a quoted entity tag; a client that names it gets 304 and no body.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }

    /// <summary>Tells the description of the interface what an endpoint answers that returns this type; another status it says itself.</summary>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new EnvelopeMetadata(typeof(Success<T>)));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (ETag is not null)
        {
            httpContext.Response.Headers.ETag = ETag;
            // Kept by the client, asked about each time: what it may see can change.
            httpContext.Response.Headers.CacheControl = "private, no-cache";
            if (EntityTags.HasAlready(httpContext.Request, ETag))
            {
                httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }
        if (Location is not null)
            httpContext.Response.Headers.Location = Location;
        JsonResponse.Write(httpContext, StatusCode, this, httpContext.JsonTypeOf<Success<T>>());
        return Task.CompletedTask;
    }
}

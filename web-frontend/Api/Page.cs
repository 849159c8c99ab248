using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Metadata;

namespace InstaHub.Web.Api;

/// <summary>
/// A page of a list, <c>{"success":true,"data":[…],"page":{"next":…}}</c>: result and envelope in one object.
/// Make it with <see cref="Answer.Page{T}"/>; name <c>Page&lt;T&gt;</c> in the feature's JSON context.
/// </summary>
public sealed class Page<T>(IReadOnlyList<T> data, string? next) : IResult, IEndpointMetadataProvider
{
    [JsonPropertyName("success")]
    public bool IsSuccess => true;

    public IReadOnlyList<T> Data { get; } = data;

    [JsonPropertyName("page")]
    public PageEnd End { get; } = new(next);

    /// <inheritdoc cref="Success{T}.PopulateMetadata"/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new EnvelopeMetadata(typeof(Page<T>)));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        JsonResponse.Write(httpContext, StatusCodes.Status200OK, this, httpContext.JsonTypeOf<Page<T>>());
        return Task.CompletedTask;
    }
}

/// <summary>Where a page ends: the opaque cursor of the next one, or null after the last.</summary>
public readonly record struct PageEnd(string? Next);

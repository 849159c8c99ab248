using System.Text.Json.Serialization;

namespace InstaHub.Web.Api;

/// <summary>
/// A successful answer, <c>{"success":true,"data":…,"message"?}</c>: result and envelope in one object.
/// Make it with <see cref="Answer"/>; name <c>Success&lt;T&gt;</c> in the feature's JSON context.
/// </summary>
public sealed class Success<T>(T data) : IResult
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

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (Location is not null)
            httpContext.Response.Headers.Location = Location;
        JsonResponse.Write(httpContext, StatusCode, this, httpContext.JsonTypeOf<Success<T>>());
        return Task.CompletedTask;
    }
}

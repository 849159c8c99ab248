using System.Buffers;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Web.Api.Users;

namespace InstaHub.Web.Api;

/// <summary>200 with data that a grain keeps ready as JSON: put into the envelope as they are; or 304 when the client has them already.</summary>
internal sealed class ReadyAnswer(JsonBytes data) : IResult
{
    private static ReadOnlySpan<byte> Before => "{\"success\":true,\"data\":"u8;

    private static ReadOnlySpan<byte> After => "}"u8;

    /// <summary>What is between the caller and the user that the data are: put in as the object's last member. Null: nothing is.</summary>
    public Relation? Relation { get; init; }

    /// <summary>200, or 201 with <see cref="Location"/>.</summary>
    public int StatusCode { get; init; } = StatusCodes.Status200OK;

    /// <inheritdoc cref="Success{T}.Location"/>
    public string? Location { get; init; }

    /// <inheritdoc cref="Success{T}.ETag"/>
    public string? ETag { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        // Kept by the client, asked about each time.
        httpContext.Response.Headers.CacheControl = "private, no-cache";
        if (ETag is not null)
        {
            httpContext.Response.Headers.ETag = ETag;
            if (EntityTags.HasAlready(httpContext.Request, ETag))
            {
                httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        if (Location is not null)
            httpContext.Response.Headers.Location = Location;
        var json = data.Utf8.Span;
        var member = Relation is { } relation ? Relationship.MemberOf(relation) : default;
        var answer = ArrayPool<byte>.Shared.Rent(Before.Length + json.Length + member.Length + 1 + After.Length);
        var length = 0;
        Append(Before);
        if (member.IsEmpty)
        {
            Append(json);
        }
        else
        {
            // No user is an object without members.
            Append(json[..^1]);
            Append(","u8);
            Append(member);
            Append("}"u8);
        }
        Append(After);
        JsonResponse.Write(httpContext, StatusCode, answer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(answer);
        return Task.CompletedTask;

        void Append(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(answer.AsSpan(length));
            length += bytes.Length;
        }
    }
}

using System.Buffers;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.Web.Api.Users;

namespace InstaHub.Web.Api;

/// <summary>200 with data that a grain keeps ready as JSON: put into the envelope as they are; or 304 when the client has them already.</summary>
internal sealed class ReadyAnswer(JsonBytes data) : IResult
{
    private static ReadOnlySpan<byte> Before => "{\"success\":true,\"data\":"u8;

    private static ReadOnlySpan<byte> After => "}"u8;

    /// <summary>What is between the caller and the user that the data are: put in as the object's last member. Null: nothing is.</summary>
    public Relation? Relation { get; init; }

    /// <summary>Whether the user that the data are is there: put in before the relation. Null: the caller may not know.</summary>
    public UserPresence? Presence { get; init; }

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
        var presence = Presence is null ? default : PresenceMembers.Of(Presence);
        var member = Relation is { } relation ? Relationship.MemberOf(relation) : default;
        var answer = ArrayPool<byte>.Shared.Rent(Before.Length + json.Length + presence.Length + 1 + member.Length + 1 + After.Length);
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
            if (!presence.IsEmpty)
            {
                Append(","u8);
                Append(presence);
            }
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

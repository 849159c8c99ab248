using System.Buffers;
using InstaHub.GrainInterfaces.Common;

namespace InstaHub.Web.Api;

/// <summary>200 with data that a grain keeps ready as JSON: put into the envelope as they are.</summary>
internal sealed class ReadyAnswer(JsonBytes data) : IResult
{
    private static ReadOnlySpan<byte> Before => "{\"success\":true,\"data\":"u8;

    private static ReadOnlySpan<byte> After => "}"u8;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        // Kept by the client, asked about each time.
        httpContext.Response.Headers.CacheControl = "private, no-cache";
        var json = data.Utf8.Span;
        var length = Before.Length + json.Length + After.Length;
        var answer = ArrayPool<byte>.Shared.Rent(length);
        Before.CopyTo(answer);
        json.CopyTo(answer.AsSpan(Before.Length));
        After.CopyTo(answer.AsSpan(Before.Length + json.Length));
        JsonResponse.Write(httpContext, StatusCodes.Status200OK, answer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(answer);
        return Task.CompletedTask;
    }
}

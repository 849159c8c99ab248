using System.Buffers;
using System.Text;
using InstaHub.GrainInterfaces.Common;

namespace InstaHub.Web.Api;

/// <summary>200 with a page of a list that a grain has put together as a JSON array.</summary>
internal sealed class ReadyPage(JsonBytes items, string? next) : IResult
{
    private static ReadOnlySpan<byte> Before => "{\"success\":true,\"data\":"u8;

    private static ReadOnlySpan<byte> Between => ",\"page\":{\"next\":"u8;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.CacheControl = "private, no-cache";
        var json = items.Utf8.Span;
        // A cursor has nothing that JSON would have to escape.
        var end = next is null ? "null}}"u8 : Encoding.ASCII.GetBytes($"\"{next}\"}}}}");
        var answer = ArrayPool<byte>.Shared.Rent(Before.Length + json.Length + Between.Length + end.Length);
        var length = 0;
        Append(Before);
        Append(json);
        Append(Between);
        Append(end);
        JsonResponse.Write(httpContext, StatusCodes.Status200OK, answer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(answer);
        return Task.CompletedTask;

        void Append(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(answer.AsSpan(length));
            length += bytes.Length;
        }
    }
}

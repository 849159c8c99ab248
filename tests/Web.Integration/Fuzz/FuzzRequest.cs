using System.Text;

namespace InstaHub.Web.Integration.Fuzz;

/// <summary>A request as it is sent.</summary>
/// <param name="Operation">Which it is meant for.</param>
/// <param name="Method">Mostly the operation's.</param>
/// <param name="Target">Path and query, as they are on the wire.</param>
/// <param name="Headers">Beside those of the body; names may repeat.</param>
/// <param name="Body">Null: none.</param>
/// <param name="ContentType">Of the body, as it is on the wire; null: none.</param>
/// <param name="IsChunked">Whether the body is sent without its length.</param>
/// <param name="Liberties">Which answers beside those of the operation the request has asked for.</param>
internal sealed record FuzzRequest(
    ApiOperation Operation, string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body, string? ContentType, bool IsChunked, FuzzLiberties Liberties)
{
    private const int Shown = 300;

    /// <summary>The account whose token it carries; null: none's.</summary>
    public int? Account { get; init; }

    public HttpRequestMessage ToMessage(Uri address)
    {
        var uri = new Uri($"{address.GetLeftPart(UriPartial.Authority)}{Target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(Method), uri);
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            if (ContentType is not null)
                message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
            // Asked before, the server can refuse a body before it is sent; otherwise its answer may be lost with the connection.
            message.Headers.ExpectContinue = Body.Length > 1 << 20;
            if (IsChunked)
                message.Headers.TransferEncodingChunked = true;
        }
        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content?.Headers.TryAddWithoutValidation(name, value);
        }
        return message;
    }

    /// <summary>Enough to send it again by hand, without the token.</summary>
    public override string ToString()
    {
        var headers = string.Join("; ", Headers.Where(header => header.Name != "Authorization").Take(5).Select(header => $"{header.Name}: {Cut(header.Value)}"));
        var body = Body is null ? "" : $" [{ContentType}, {Body.Length} bytes] {Cut(Encoding.UTF8.GetString(Body))}";
        return $"{Method} {Cut(Target)} ({headers}){(Account is null ? "" : " signed in")}{body}";
    }

    private static string Cut(string text) => text.Length <= Shown ? text : $"{text[..Shown]}…";
}

/// <summary>What a request has asked for that an operation does not describe.</summary>
[Flags]
internal enum FuzzLiberties
{
    None = 0,

    /// <summary>The path or the method may be another operation's, or nobody's: 404 and 405, and any success.</summary>
    OtherOperation = 1,

    /// <summary>The server may refuse it before the application sees it: 400, 414 and 431 without a body.</summary>
    Unreadable = 2,
}

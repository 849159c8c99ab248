using InstaHub.GrainInterfaces.Idempotency;
using Microsoft.AspNetCore.Http.Features;

namespace InstaHub.Web.Idempotency;

/// <summary>Takes an answer down before any of it is sent.</summary>
internal sealed class RecordedAnswer : IDisposable
{
    private readonly HttpContext _context;
    private readonly IHttpResponseBodyFeature _real;
    private readonly MemoryStream _body = new();

    private RecordedAnswer(HttpContext context)
    {
        _context = context;
        _real = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(_body));
    }

    /// <summary>From here on the body goes into memory.</summary>
    public static RecordedAnswer Begin(HttpContext context) => new(context);

    /// <summary>What has been answered.</summary>
    public async Task<IdempotentAnswer> ReadAsync()
    {
        await _context.Response.BodyWriter.FlushAsync(CancellationToken.None);
        var headers = _context.Response.Headers;
        return new IdempotentAnswer(
            _context.Response.StatusCode, _context.Response.ContentType, TextOf(headers.Location), TextOf(headers.ETag), _body.ToArray());
    }

    /// <summary>Sends the answers of this request to the client again.</summary>
    public void Dispose() => _context.Features.Set(_real);

    private static string? TextOf(Microsoft.Extensions.Primitives.StringValues header) => header.Count == 0 ? null : header.ToString();
}

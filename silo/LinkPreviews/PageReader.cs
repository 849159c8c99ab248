using System.Net;
using InstaHub.GrainInterfaces.LinkPreviews;
using InstaHub.Silo.Egress;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.LinkPreviews;

/// <summary>Fetches pages and reads what they say of themselves.</summary>
public sealed class PageReader(EgressClient client, IOptions<LinkPreviewOptions> options, TimeProvider time)
{
    private const int MaxHosts = 10_000;

    private readonly HostBudget _budget = new(options.Value.PerHostAndMinute, MaxHosts, time);

    /// <summary>Fetches a page.</summary>
    /// <returns>Null: it is no page, or has no title.</returns>
    /// <exception cref="EgressException">It could not be fetched.</exception>
    public async Task<LinkPreview?> ReadAsync(string url, CancellationToken cancellationToken)
    {
        var answer = await client.GetAsync(new Uri(url), "text/html, application/xhtml+xml;q=0.9", _budget, cancellationToken);
        return answer is { Status: HttpStatusCode.OK, MediaType: "text/html" or "application/xhtml+xml" }
            ? PageHead.Read(PageText.Decode(answer.Body, answer.Charset), answer.Url, url)
            : null;
    }
}

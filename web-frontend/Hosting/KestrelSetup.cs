using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Hosting;

/// <summary>Gives the HTTP server its limits. What exceeds them is refused before any code of ours sees it.</summary>
internal sealed class KestrelSetup(IOptions<WebOptions> options) : IConfigureOptions<KestrelServerOptions>
{
    public void Configure(KestrelServerOptions kestrel)
    {
        var web = options.Value;
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = web.MaxRequestBodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = web.MaxRequestHeaderBytes;
        kestrel.Limits.MaxRequestHeaderCount = web.MaxRequestHeaders;
        kestrel.Limits.MaxRequestLineSize = web.MaxRequestLineBytes;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(web.RequestHeadersTimeoutSeconds);
    }
}

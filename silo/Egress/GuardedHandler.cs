using System.Net;
using System.Security.Cryptography.X509Certificates;
using InstaHub.Grains.Egress;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Egress;

/// <summary>
/// The one way to send HTTP requests to addresses that users name. Checks each address before it connects; follows nothing, keeps nothing,
/// tells nothing of where the request came from. No proxy stands between, for it would resolve names itself.
/// </summary>
internal sealed class GuardedHandler : DelegatingHandler
{
    private readonly IReadOnlyCollection<int> _ports;

    public GuardedHandler(GuardedConnector connector, IOptions<EgressOptions> options)
        : base(new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellationToken) => connector.ConnectAsync(context.DnsEndPoint, cancellationToken),
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = options.Value.MaxHeaderKiB,
            // What is not wanted any more is not read to its end, and each request has a connection of its own.
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.Zero,
            SslOptions =
            {
                // A certificate may name addresses where others, or lists of revoked ones, are to be had: they would be fetched past this guard.
                CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
            },
        }) => _ports = options.Value.AllowedPorts;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        UrlRules.ProblemOf(request.RequestUri!, _ports) is { } problem
            ? Task.FromException<HttpResponseMessage>(new EgressException(EgressOutcome.RefusedUrl, $"The address is not one to ask for ({problem})."))
            : base.SendAsync(request, cancellationToken);
}

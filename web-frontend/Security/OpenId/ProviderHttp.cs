using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Security.OpenId;

/// <summary>Requests to providers, with limits of time and size. Redirects are not followed, and no cookie is kept.</summary>
internal sealed class ProviderHttp : IDisposable
{
    private const int MaxAnswerBytes = 256 << 10;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private readonly HttpClient _http;

    public ProviderHttp(IOptions<OAuthOptions> options) =>
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // so that changes of DNS are noticed
            ConnectTimeout = options.Value.Timeout,
        })
        {
            Timeout = options.Value.Timeout,
            MaxResponseContentBufferSize = MaxAnswerBytes,
        };

    /// <summary>Sends a request and reads the JSON object of its answer.</summary>
    /// <exception cref="ProviderException">There is no answer, or not 200, or none that is an object.</exception>
    public async Task<JsonElement> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = request.RequestUri?.Host;
        try
        {
            using var answer = await _http.SendAsync(request, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                var status = (int)answer.StatusCode;
                throw new ProviderException($"{host} answered {status}.", isAway: status is >= 500 or 429);
            }
            using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken), Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw ProviderException.Refused($"{host} answered with no JSON object.");
        }
        catch (JsonException e)
        {
            throw new ProviderException($"{host} answered with no JSON.", isAway: false, e);
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw ProviderException.Away($"{host} did not answer: {e.GetType().Name}.", e);
        }
    }

    public void Dispose() => _http.Dispose();
}

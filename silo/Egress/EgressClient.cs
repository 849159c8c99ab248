using System.Net;
using InstaHub.Grains.Egress;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Egress;

/// <summary>Fetches what is at addresses that users name, within the limits of <see cref="EgressOptions"/>.</summary>
public sealed class EgressClient(GuardedConnector connector, IOptions<EgressOptions> options, TimeProvider time) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new GuardedHandler(connector, options));
    private readonly EgressOptions _options = options.Value;

    /// <summary>Gets what is at an address. Redirects are followed, each checked like the first address.</summary>
    /// <param name="url">The address.</param>
    /// <param name="accept">The types of content that are of use; the answer may be of another.</param>
    /// <param name="budget">Counts the requests to each host; null: they are not counted.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="EgressException">There is no answer; it says why.</exception>
    public async Task<EgressAnswer> GetAsync(Uri url, string accept, HostBudget? budget, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.Timeout, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var answer = await FollowAsync(url, accept, budget, ending.Token);
            EgressMetrics.Ended(EgressOutcome.Fetched);
            return answer;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = timeout.IsCancellationRequested ? new EgressException(EgressOutcome.TimedOut, "It took too long.", e) : FailureOf(e);
            EgressMetrics.Ended(failure.Outcome);
            if (failure == e)
                throw;
            throw failure;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<EgressAnswer> FollowAsync(Uri url, string accept, HostBudget? budget, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            // Checked again where the request is sent, but whom we do not ask has nothing to be counted.
            if (UrlRules.ProblemOf(url, _options.AllowedPorts) is { } problem)
                throw new EgressException(EgressOutcome.RefusedUrl, $"The address is not one to ask for ({problem}).");
            if (budget?.TryTake(url.IdnHost.ToLowerInvariant()) == false)
                throw new EgressException(EgressOutcome.Busy, "The host was asked often enough for now.");
            using var request = NewRequest(url, accept);
            using var answer = await _http.SendAsync(request, cancellationToken);
            if (NextOf(url, answer) is not { } next)
            {
                var type = answer.Content.Headers.ContentType;
                return new EgressAnswer(
                    url, answer.StatusCode, type?.MediaType?.ToLowerInvariant(), type?.CharSet?.Trim('"', '\''),
                    await BoundedBody.ReadAsync(answer.Content, _options.MaxBodyBytes, cancellationToken));
            }

            if (redirects == _options.MaxRedirects)
                throw new EgressException(EgressOutcome.TooManyRedirects, "There are too many redirects.");
            url = next;
        }
    }

    private HttpRequestMessage NewRequest(Uri url, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.ConnectionClose = true;
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", BoundedBody.Encodings);
        request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        return request;
    }

    private static Uri? NextOf(Uri url, HttpResponseMessage answer)
    {
        if (answer.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect) || answer.Headers.Location is not { } location)
        {
            return null;
        }

        return Uri.TryCreate(url, location, out var next) ? next : throw new EgressException(EgressOutcome.BadAnswer, "A redirect leads to no address.");
    }

    private static EgressException FailureOf(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is EgressException known)
                return known;
        }

        return exception is HttpRequestException { HttpRequestError: var error }
            ? error switch
            {
                HttpRequestError.SecureConnectionError => new EgressException(EgressOutcome.BadTls, "The connection could not be made secure.", exception),
                HttpRequestError.ConfigurationLimitExceeded => new EgressException(EgressOutcome.HeaderTooLarge, "The header of the answer is too large.", exception),
                HttpRequestError.ConnectionError => new EgressException(EgressOutcome.Unreachable, "The connection broke.", exception),
                _ => new EgressException(EgressOutcome.BadAnswer, "The answer is not HTTP.", exception),
            }
            : new EgressException(EgressOutcome.BadAnswer, $"The answer could not be read: {exception.GetType().Name}.", exception);
    }
}

/// <summary>What was fetched.</summary>
/// <param name="Url">Where it was in the end.</param>
/// <param name="Status">Of the answer.</param>
/// <param name="MediaType">The type of the body, in lower case; null: the answer says none.</param>
/// <param name="Charset">Of the type, as the answer says it; null: it says none.</param>
/// <param name="Body">The beginning of the body, decompressed.</param>
public sealed record EgressAnswer(Uri Url, HttpStatusCode Status, string? MediaType, string? Charset, byte[] Body);

using System.Text;
using InstaHub.Silo.Egress;
using InstaHub.TestSupport.Egress;

namespace InstaHub.Web.Integration.Egress;

/// <summary>Tests of what is fetched by <see cref="EgressClient"/>, over an internet of their own.</summary>
public abstract class EgressTest : IAsyncDisposable
{
    protected const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html";

    private EgressClient? _client;

    private protected ManualTime Time { get; } = new();

    private protected TestInternet Internet { get; } = new();

    private protected EgressOptions Options { get; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected Task<EgressAnswer> GetAsync(string url, HostBudget? budget = null, CancellationToken cancellationToken = default) =>
        Patience.ForAsync((_client ??= NewClient()).GetAsync(new Uri(url), "text/html", budget, cancellationToken), $"the end of a fetch of {url}");

    private protected async Task<EgressOutcome> OutcomeAsync(string url, HostBudget? budget = null) =>
        (await Assert.ThrowsAsync<EgressException>(() => GetAsync(url, budget))).Outcome;

    private protected static string TextOf(EgressAnswer answer) => Encoding.UTF8.GetString(answer.Body);

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await Internet.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private EgressClient NewClient()
    {
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        return new EgressClient(new GuardedConnector(Internet, Internet, options), options, Time);
    }
}

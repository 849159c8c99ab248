using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using InstaHub.Silo.Egress;
using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.TestSupport.Egress;

/// <summary>
/// Names and addresses of a test's own, behind which are servers on loopback: it takes the place of the resolver and of what connects, so
/// that the rules between the two stay as they are.
/// </summary>
public sealed class TestInternet : IHostResolver, IDialer, IAsyncDisposable
{
    /// <summary>An address as any on the internet.</summary>
    public const string PublicAddress = "93.184.215.14";

    private readonly ConcurrentDictionary<string, IReadOnlyList<string>[]> _names = new();
    private readonly ConcurrentDictionary<string, int> _asked = new();
    private readonly ConcurrentDictionary<string, LocalSite> _sites = new();
    private readonly ConcurrentQueue<string> _resolved = new();
    private readonly ConcurrentQueue<string> _dialled = new();

    /// <summary>The names that were resolved, in their order.</summary>
    public IReadOnlyList<string> Resolved => [.. _resolved];

    /// <summary>The addresses that were connected to, or tried, in their order.</summary>
    public IReadOnlyList<string> Dialled => [.. _dialled];

    /// <summary>Gives a name addresses: the first list when it is resolved first, the second the next time; the last one stays.</summary>
    public TestInternet Name(string host, params IReadOnlyList<string>[] answers)
    {
        _names[host] = answers;
        return this;
    }

    /// <summary>Puts a server behind an address and a port; it is disposed with this.</summary>
    public LocalSite Place(string endPoint, LocalSite site) => _sites[endPoint] = site;

    /// <summary>A name with a public address of its own and a server there, on port 80.</summary>
    public LocalSite Host(string host, LocalSite site)
    {
        var address = $"93.184.215.{_sites.Count + 1}";
        Name(host, [address]);
        return Place($"{address}:80", site);
    }

    /// <summary>Takes both places, before the product registers what else would have them.</summary>
    public void AddTo(IServiceCollection services) => services.AddSingleton<IHostResolver>(this).AddSingleton<IDialer>(this);

    Task<IPAddress[]> IHostResolver.ResolveAsync(string host, CancellationToken cancellationToken)
    {
        _resolved.Enqueue(host);
        if (!_names.TryGetValue(host, out var answers))
            throw new SocketException((int)SocketError.HostNotFound);
        var answer = answers[Math.Min(_asked.AddOrUpdate(host, 0, (_, before) => before + 1), answers.Length - 1)];
        return Task.FromResult(answer.Select(IPAddress.Parse).ToArray());
    }

    async ValueTask<Stream> IDialer.DialAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        _dialled.Enqueue($"{endPoint}");
        if (!_sites.TryGetValue($"{endPoint}", out var site))
            throw new SocketException((int)SocketError.ConnectionRefused);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(site.EndPoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var site in _sites.Values.Distinct())
            await site.DisposeAsync();
    }
}

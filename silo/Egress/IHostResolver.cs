using System.Net;

namespace InstaHub.Silo.Egress;

/// <summary>Finds the addresses of names.</summary>
public interface IHostResolver
{
    /// <summary>All addresses of a name.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">It has none, or nobody knows.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}

/// <summary>Asks the machine's resolver.</summary>
internal sealed class SystemResolver : IHostResolver
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}

using System.Net;
using System.Net.Sockets;

namespace InstaHub.Silo.Egress;

/// <summary>Makes connections to addresses that have been checked. Tests put one in its place that leads public addresses to servers of their own.</summary>
public interface IDialer
{
    /// <summary>Connects.</summary>
    /// <exception cref="SocketException">Nobody takes the connection.</exception>
    ValueTask<Stream> DialAsync(IPEndPoint endPoint, CancellationToken cancellationToken);
}

/// <summary>Connects by TCP.</summary>
internal sealed class TcpDialer : IDialer
{
    public async ValueTask<Stream> DialAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

using System.Diagnostics;
using System.Globalization;

namespace InstaHub.Load.Http;

/// <summary>
/// Connections to the hub that do nothing, in a process of their own, so that the server's memory can be told from theirs. They say
/// every 15 s that they are there, as SignalR's clients do.
/// </summary>
public sealed class IdleClients : IAsyncDisposable
{
    /// <summary>The argument that makes this program the process of the connections; the next one is the server's address.</summary>
    public const string Argument = "idle-clients";

    private const string Connected = "connected";
    private const int AtOnce = 50;
    private const int BufferBytes = 2 << 10;
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(15);

    private readonly Process _process;

    private IdleClients(Process process) => _process = process;

    /// <summary>Connects a user for each token; returns when all are served.</summary>
    public static async Task<IdleClients> ConnectAsync(Uri server, IReadOnlyList<string> tokens)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(IdleClients).Assembly.Location, Argument, server.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var clients = new IdleClients(Process.Start(start)!);
        try
        {
            foreach (var token in tokens)
                await clients._process.StandardInput.WriteLineAsync(token);
            await clients._process.StandardInput.WriteLineAsync();
            await clients._process.StandardInput.FlushAsync();
            if (await clients.SayAsync() is not ([Connected, var count]) || int.Parse(count, CultureInfo.InvariantCulture) != tokens.Count)
                throw new InvalidOperationException("The idle connections were not made.");
            return clients;
        }
        catch
        {
            await clients.DisposeAsync();
            throw;
        }
    }

    /// <summary>How many of the connections are still there.</summary>
    public async Task<int> CountAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        await _process.StandardInput.FlushAsync();
        return await SayAsync() is [Connected, var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 0;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Is that process: until its input ends.</summary>
    public static async Task RunAsync(Uri server)
    {
        var sockets = new List<HubSocket>();
        try
        {
            foreach (var some in ReadTokens().ToArray().Chunk(AtOnce))
                sockets.AddRange(await Task.WhenAll(some.Select(token => HubSocket.ConnectAsync(server, token, static _ => { }, BufferBytes))));
            using var pings = new Timer(_ => Ping(sockets), null, PingInterval, PingInterval);
            do
                Console.WriteLine($"{Connected} {sockets.Count(socket => socket.Lost is null)}");
            while (await Console.In.ReadLineAsync() is not null);
        }
        finally
        {
            foreach (var socket in sockets)
                socket.Dispose();
        }
    }

    private static void Ping(IEnumerable<HubSocket> sockets)
    {
        foreach (var socket in sockets.Where(socket => socket.Lost is null))
            socket.Ping();
    }

    private static IEnumerable<string> ReadTokens()
    {
        while (Console.ReadLine() is { Length: > 0 } token)
            yield return token;
    }

    private async Task<string[]> SayAsync() => (await _process.StandardOutput.ReadLineAsync())?.Split(' ') ?? [];
}

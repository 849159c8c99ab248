using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using InstaHub.TestSupport;

namespace InstaHub.Load.Faults;

/// <summary>
/// Runs <see cref="FaultWorker"/>. Its output is read only when asked for, so a worker that writes comes to a halt soon after its
/// reader: it is never further ahead than what a pipe holds, some 1500 lines.
/// </summary>
public sealed class FaultWorkerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly HashSet<Guid> _acknowledged = [];

    private readonly (int Silo, int Gateway) _ports;

    private FaultWorkerProcess(Process process, (int Silo, int Gateway) ports)
    {
        _process = process;
        _ports = ports;
        process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
    }

    /// <summary>The rows that it said are durable.</summary>
    public IReadOnlySet<Guid> Acknowledged => _acknowledged;

    /// <summary>How many writes failed, by the error.</summary>
    public Dictionary<string, int> Refused { get; } = [];

    /// <summary>Whether it has said that all rows are written.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Starts a worker and waits for its silo.</summary>
    /// <param name="connectionString">Of a migrated database.</param>
    /// <param name="rows">How many it is to write.</param>
    /// <param name="predecessor">
    /// The worker that was killed and whose place it takes. A silo of Orleans that comes at another address waits until the dead one
    /// is known to be dead.
    /// </param>
    public static async Task<FaultWorkerProcess> StartAsync(string connectionString, int rows, FaultWorkerProcess? predecessor = null)
    {
        var ports = predecessor?._ports ?? (FreePort(), FreePort());
        var start = new ProcessStartInfo("dotnet", [typeof(FaultWorker).Assembly.Location, FaultWorker.Argument, rows.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__InstaHub"] = connectionString;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Cluster__SiloPort"] = $"{ports.Silo}";
        start.Environment["Cluster__GatewayPort"] = $"{ports.Gateway}";
        var worker = new FaultWorkerProcess(Process.Start(start)!, ports);
        try
        {
            if (await worker.ReadAsync() != FaultWorker.Ready)
                throw new InvalidOperationException($"The worker did not start: {worker.Errors}");
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads what it says until that is enough.</summary>
    /// <exception cref="TimeoutException">It said nothing more.</exception>
    /// <exception cref="InvalidOperationException">It ended.</exception>
    public async Task ReadUntilAsync(Func<bool> isEnough)
    {
        while (!isEnough())
        {
            if (!Note(await ReadAsync()))
                throw new InvalidOperationException($"The worker has ended: {Errors}");
        }
    }

    /// <summary>Kills it where it stands, <c>kill -9</c>, and reads what it had said.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await Patience.ForAsync(_process.WaitForExitAsync(), "the end of the killed worker");
        while (Note(await ReadAsync()))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private string Errors => string.Join(Environment.NewLine, _errors);

    private async Task<string?> ReadAsync()
    {
        try
        {
            return await Patience.ForAsync(_process.StandardOutput.ReadLineAsync(), "a word of the worker");
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} It logged: {Errors}", late);
        }
    }

    private bool Note(string? line)
    {
        switch (line?.Split(' '))
        {
            case null:
                return false;
            case [FaultWorker.Written, var id]:
                _acknowledged.Add(Guid.Parse(id));
                break;
            case [FaultWorker.Refused, var error]:
                Refused[error] = Refused.GetValueOrDefault(error) + 1;
                break;
            case [FaultWorker.Done]:
                IsDone = true;
                break;
            default:
                throw new InvalidOperationException($"The worker said '{line}'.");
        }

        return true;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

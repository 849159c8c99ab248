using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace InstaHub.Faults;

/// <summary>The silo with the web front end, as a process on a loopback port of its own.</summary>
public sealed class SiloProcess : IAsyncDisposable
{
    private const int Terminate = 15;

    private readonly Process _process;
    private readonly Ports _ports;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private SiloProcess(Process process, Ports ports)
    {
        _process = process;
        _ports = ports;
        var address = new Uri($"http://127.0.0.1:{ports.Web}");
        Client = new HttpClient { BaseAddress = address, Timeout = Patience.Limit };
        process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) =>
        {
            _output.Enqueue(line.Data ?? "");
            if (line.Data is { Length: > 0 } error)
                _errors.Enqueue(error);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public HttpClient Client { get; }

    /// <summary>What the process has written so far.</summary>
    public string Output => string.Join(Environment.NewLine, _output);

    /// <summary>The lines that it has written on standard error so far.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Starts a process and returns at once.</summary>
    public static SiloProcess Start(string connectionString, params (string Name, string Value)[] settings) =>
        Start(connectionString, new(FreePort(), FreePort(), FreePort()), settings);

    private static SiloProcess Start(string connectionString, Ports ports, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "InstaHub.Silo.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__InstaHub"] = connectionString;
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{ports.Web}";
        start.Environment["Cluster__SiloPort"] = $"{ports.Silo}";
        start.Environment["Cluster__GatewayPort"] = $"{ports.Gateway}";
        start.Environment["RateLimits__Enabled"] = "false";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new(Process.Start(start)!, ports);
    }

    /// <summary>Starts a process and waits until it is ready to serve.</summary>
    public static async Task<SiloProcess> StartReadyAsync(string connectionString)
    {
        var silo = Start(connectionString);
        await silo.UntilReadinessIsAsync(HttpStatusCode.OK);
        return silo;
    }

    /// <summary>Starts a process where this one was, as a supervisor does, and waits until it is ready to serve.</summary>
    public async Task<SiloProcess> StartAgainReadyAsync(string connectionString, params (string Name, string Value)[] settings)
    {
        var silo = Start(connectionString, _ports, settings);
        await silo.UntilReadinessIsAsync(HttpStatusCode.OK);
        return silo;
    }

    /// <summary>Waits until <c>/health/ready</c> answers with that status.</summary>
    public Task UntilReadinessIsAsync(HttpStatusCode status) =>
        WithOutputAsync(Patience.UntilAsync(async () => await ReadinessAsync() == status, $"readiness {status}"));

    /// <summary>The status of <c>/health/ready</c>; null while nobody listens.</summary>
    public async Task<HttpStatusCode?> ReadinessAsync()
    {
        Assert.False(_process.HasExited, $"The process has ended: {Output}");
        try
        {
            using var answer = await Client.GetAsync("/health/ready");
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Asks the process to end, as a supervisor does.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> TerminateAsync()
    {
        Assert.Equal(0, Signal(_process.Id, Terminate));
        return ExitAsync();
    }

    /// <summary>Kills the process where it stands: <c>kill -9</c>.</summary>
    public Task<int> KillAsync()
    {
        _process.Kill();
        return ExitAsync();
    }

    /// <summary>Waits for the end of the process.</summary>
    public async Task<int> ExitAsync()
    {
        await WithOutputAsync(Patience.ForAsync(_process.WaitForExitAsync(), "the end of the process"));
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
        Client.Dispose();
    }

    // A time-out says what the process had to say.
    private async Task WithOutputAsync(Task waiting)
    {
        try
        {
            await waiting;
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} The process wrote: {Output}", late);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Signal(int processId, int signal);

    private sealed record Ports(int Web, int Silo, int Gateway);
}

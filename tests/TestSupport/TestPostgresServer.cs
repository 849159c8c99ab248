using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace InstaHub.TestSupport;

/// <summary>A PostgreSQL server of a test's own, to be stopped and killed; on loopback, removed at the end.</summary>
public sealed class TestPostgresServer : IAsyncDisposable
{
    private const string Password = "test";

    private readonly string _folder;
    private readonly int _port;

    private TestPostgresServer(string folder, int port)
    {
        _folder = folder;
        _port = port;
    }

    /// <summary>Connection string of the superuser.</summary>
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = _port, Username = "postgres", Password = Password, Database = "postgres" }.ConnectionString;

    private string Data => Path.Combine(_folder, "data");

    private string Log => Path.Combine(_folder, "postgres.log");

    /// <summary>Makes a server and starts it.</summary>
    public static async Task<TestPostgresServer> StartNewAsync()
    {
        var server = new TestPostgresServer(Path.Combine(TestEnvironment.PostgresScratch, $"server-{Guid.NewGuid():N}"), FreePort());
        await RunAsync("mkdir", "-m", "700", server._folder); // by the user, so that it is the user's
        var passwordFile = Path.Combine(server._folder, "password");
        await File.WriteAllTextAsync(passwordFile, Password);
        await RunAsync(Program("initdb"), "-D", server.Data, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", passwordFile,
            "-E", "UTF8", "--no-locale", "--no-sync", "--no-instructions");
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts the server and waits until it takes connections.</summary>
    public Task StartAsync() => RunAsync(Program("pg_ctl"), "start", "-w", "-D", Data, "-l", Log,
        "-o", $"-c listen_addresses=127.0.0.1 -c port={_port} -c unix_socket_directories= -c shared_buffers=16MB -c fsync=off");

    /// <summary>Stops the server in order: sessions are ended, nothing is lost.</summary>
    public Task StopAsync() => RunAsync(Program("pg_ctl"), "stop", "-w", "-D", Data, "-m", "fast");

    /// <summary>Ends the server's processes at once, as a crash does; the next start recovers.</summary>
    public Task CrashAsync() => RunAsync(Program("pg_ctl"), "stop", "-w", "-D", Data, "-m", "immediate");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await CrashAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Program(string name) => Path.Combine(TestEnvironment.PostgresPrograms, name);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (TestEnvironment.PostgresUser is { } user)
            start.UserName = user;
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await Patience.ForAsync(process.WaitForExitAsync(), $"the end of {program} {string.Join(' ', arguments)}");
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await output}{await errors}");
    }
}

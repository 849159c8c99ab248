using System.Diagnostics;
using System.Globalization;
using InstaHub.GrainInterfaces.Media;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Media;

/// <summary>
/// Runs the programs of libvips: the only code that ever reads what users upload. Each run is a process of its own that has limits of
/// time, memory and file size, a low priority, no environment but what is named here, no network where the system lets a process give
/// it up, and only the loaders that libvips calls safe for untrusted input.
/// </summary>
internal sealed class Decoder(IOptions<ProcessingOptions> options)
{
    /// <summary>Where an error tells enough about itself.</summary>
    private const int MaxErrorCharacters = 500;

    /// <summary>Largest file that a process may write, in blocks of 512 bytes: 1 GiB.</summary>
    private const int MaxFileBlocks = 2 << 20;

    // What comes after it are arguments of ours, never text of a user. Memory is in KiB. Of processor time the soft limit comes first,
    // because only that one is told apart from other ends.
    private const string Limits =
        "ulimit -c 0 && ulimit -S -t \"$1\" && ulimit -H -t \"$2\" && ulimit -v \"$3\" && ulimit -f \"$4\" && shift 4 && exec \"$@\"";

    /// <summary>How long a process that was killed is waited for: one that waits for a disk ends when that answers.</summary>
    private static readonly TimeSpan KillPatience = TimeSpan.FromSeconds(10);

    /// <summary>Exit code of a process that a signal has ended, less the signal (128 + SIGXCPU).</summary>
    private const int CpuLimitReached = 128 + 24;

    // What the C library calls ENOSPC, EDQUOT, EROFS and EIO.
    private static readonly string[] DiskErrors = ["No space left on device", "Disk quota exceeded", "Read-only file system", "Input/output error"];

    private readonly ProcessingOptions _options = options.Value;
    private readonly Lazy<string?> _folder = new(() => FindFolder(options.Value.VipsPath));
    private readonly Lazy<Task<string[]>> _withoutNetwork = new(FindNetworkSeparationAsync);

    /// <summary>Whether the programs are installed.</summary>
    public bool IsInstalled => _folder.Value is not null;

    /// <summary>Runs a program in a folder and gives what it printed.</summary>
    /// <exception cref="MediaFailedException">It failed or reached a limit.</exception>
    /// <exception cref="IOException">The disk failed it.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<string> RunAsync(string folder, string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (_folder.Value is not { } programs)
            throw new MediaFailedException(MediaFailures.NoDecoder, "libvips-tools is not installed");

        var start = StartOf(folder);
        start.FileName = "/bin/sh";
        string[] limited =
        [
            "-c", Limits, "sh", Text(_options.MaxCpuSeconds), Text(_options.MaxCpuSeconds + 1), Text((long)_options.MaxMemoryMiB << 10), Text(MaxFileBlocks),
            .. await _withoutNetwork.Value, "nice", "-n", "5", Path.Combine(programs, program),
        ];
        foreach (var argument in limited.Concat(arguments))
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            var output = ReadAsync(process.StandardOutput, cancellationToken);
            var errors = ReadAsync(process.StandardError, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
                throw Failed(program, process.ExitCode, await errors);
            return await output;
        }
        finally
        {
            await KillAsync(process);
        }
    }

    private static Exception Failed(string program, int exitCode, string errors)
    {
        if (Array.Find(DiskErrors, error => errors.Contains(error, StringComparison.Ordinal)) is { } diskError)
            return new IOException($"{program} ended with {exitCode}: {diskError}");
        var failure = exitCode == CpuLimitReached ? MediaFailures.Timeout
            : errors.Contains("not in a known format", StringComparison.Ordinal) || errors.Contains("nsupported", StringComparison.Ordinal) ? MediaFailures.UnsupportedType
            : MediaFailures.Damaged;
        return new MediaFailedException(failure, $"{program} ended with {exitCode}: {errors.ReplaceLineEndings(" ").Trim()}");
    }

    // All is read, so that the process never waits for us; little is kept.
    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var kept = new char[MaxErrorCharacters];
        var length = await reader.ReadBlockAsync(kept, cancellationToken);
        var rest = new char[4096];
        while (await reader.ReadAsync(rest, cancellationToken) > 0)
        {
        }
        return new string(kept, 0, length);
    }

    // Until it has ended it may write into its folder, which is removed next.
    private static async Task KillAsync(Process process)
    {
        if (process.HasExited)
            return;
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has just ended.
        }
        using var patience = new CancellationTokenSource(KillPatience);
        await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static ProcessStartInfo StartOf(string folder)
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        var start = new ProcessStartInfo { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        start.Environment["PATH"] = string.IsNullOrEmpty(path) ? "/usr/local/bin:/usr/bin:/bin" : path;
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        start.Environment["LC_ALL"] = "C";
        start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";
        start.Environment["VIPS_CONCURRENCY"] = "1";
        return start;
    }

    private static string? FindFolder(string? configured)
    {
        string[] folders = configured is not null ? [configured] : Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return Array.Find(folders, folder => Array.TrueForAll(["vips", "vipsheader"], program => File.Exists(Path.Combine(folder, program))));
    }

    // Of util-linux; containers often forbid it.
    private static async Task<string[]> FindNetworkSeparationAsync()
    {
        string[] separation = ["unshare", "--user", "--map-current-user", "--net"];
        try
        {
            var start = StartOf(Path.GetTempPath());
            start.FileName = separation[0];
            foreach (var argument in separation.Skip(1).Append("true"))
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            await Task.WhenAll(ReadAsync(process.StandardOutput, default), ReadAsync(process.StandardError, default), process.WaitForExitAsync());
            return process.ExitCode == 0 ? separation : [];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

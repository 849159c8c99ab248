using System.Diagnostics;
using System.Globalization;

namespace InstaHub.Silo.Media;

/// <summary>
/// Runs the programs that read what users upload, the only code that ever does. Each run is a process of its own that has limits of
/// time, memory and file size, a low priority, no environment but what is named here, and no network where the system lets a process
/// give it up.
/// </summary>
internal sealed class Sandbox
{
    /// <summary>Where an error tells enough about itself, in characters.</summary>
    private const int MaxErrors = 500;

    /// <summary>Largest file that a process may write, in blocks of 512 bytes: 1 GiB.</summary>
    private const int MaxFileBlocks = 2 << 20;

    // What comes after it are arguments of ours, never text of a user. Memory is in KiB. Of processor time the soft limit comes first,
    // because only that one is told apart from other ends.
    private const string Limits =
        "ulimit -c 0 && ulimit -S -t \"$1\" && ulimit -H -t \"$2\" && ulimit -v \"$3\" && ulimit -f \"$4\" && shift 4 && exec \"$@\"";

    /// <summary>How long a process that was killed is waited for: one that waits for a disk ends when that answers.</summary>
    private static readonly TimeSpan KillPatience = TimeSpan.FromSeconds(10);

    // What the C library calls ENOSPC, EDQUOT and EROFS.
    private static readonly string[] DiskErrors = ["No space left on device", "Disk quota exceeded", "Read-only file system"];

    private readonly Lazy<Task<string[]>> _withoutNetwork = new(FindNetworkSeparationAsync);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="run">What, where, and within which limits.</param>
    /// <param name="read">Takes what it prints, all of it, so that the process never waits for long.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <exception cref="IOException">The disk failed it.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<ProgramEnd> RunAsync(LimitedRun run, Func<Stream, CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        var start = StartOf(run.Folder);
        start.FileName = "/bin/sh";
        foreach (var (name, value) in run.Environment)
            start.Environment[name] = value;
        string[] limited =
        [
            "-c", Limits, "sh", Text(run.MaxCpuSeconds), Text(run.MaxCpuSeconds + 1), Text((long)run.MaxMemoryMiB << 10), Text(MaxFileBlocks),
            .. await _withoutNetwork.Value, "nice", "-n", "5", run.Program,
        ];
        foreach (var argument in limited.Concat(run.Arguments))
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            var errors = ReadErrorsAsync(process.StandardError, cancellationToken);
            await read(process.StandardOutput.BaseStream, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            var end = new ProgramEnd(process.ExitCode, (await errors).ReplaceLineEndings(" ").Trim());
            if (Array.Find(DiskErrors, end.Says) is { } diskError)
                throw new IOException($"{Path.GetFileName(run.Program)} ended with {end.Code}: {diskError}");
            return end;
        }
        finally
        {
            await KillAsync(process);
        }
    }

    /// <summary>Reads a text of which no more than <paramref name="most"/> characters are kept.</summary>
    public static async Task<string> ReadTextAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        return await ReadTextAsync(reader, most, cancellationToken);
    }

    /// <summary>The folder of a group of programs: the one that is configured, or the first of the <c>PATH</c> that has them all.</summary>
    public static string? FindFolder(string? configured, params string[] programs)
    {
        string[] folders = configured is not null ? [configured] : Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return Array.Find(folders, folder => Array.TrueForAll(programs, program => File.Exists(Path.Combine(folder, program))));
    }

    private static Task<string> ReadErrorsAsync(StreamReader reader, CancellationToken cancellationToken) => ReadTextAsync(reader, MaxErrors, cancellationToken);

    // All is read, so that the process never waits for us; little is kept.
    private static async Task<string> ReadTextAsync(StreamReader reader, int most, CancellationToken cancellationToken)
    {
        var kept = new char[most];
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
        return start;
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
            await Task.WhenAll(ReadErrorsAsync(process.StandardOutput, default), ReadErrorsAsync(process.StandardError, default), process.WaitForExitAsync());
            return process.ExitCode == 0 ? separation : [];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A program to be run.</summary>
/// <param name="Program">Its path.</param>
/// <param name="Folder">In which it runs, and may write.</param>
/// <param name="Arguments">Ours; never text of a user.</param>
/// <param name="Environment">What it finds there beside the least that is needed.</param>
/// <param name="MaxCpuSeconds">Most processor time.</param>
/// <param name="MaxMemoryMiB">Most address space.</param>
internal sealed record LimitedRun(
    string Program, string Folder, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, int MaxCpuSeconds, int MaxMemoryMiB);

/// <summary>How a program ended.</summary>
/// <param name="Code">Its exit code; 128 more than the signal that ended it.</param>
/// <param name="Errors">The beginning of what it said of errors, on one line.</param>
internal sealed record ProgramEnd(int Code, string Errors)
{
    /// <summary>The code of who has reached the limit of processor time (128 + SIGXCPU).</summary>
    public const int CpuLimitReached = 128 + 24;

    /// <summary>Whether it failed, and said this.</summary>
    public bool Says(string error) => Code != 0 && Errors.Contains(error, StringComparison.Ordinal);
}

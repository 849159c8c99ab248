using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance.Grains;

[GenerateSerializer]
public sealed class Note
{
    [Id(0)]
    public string Text { get; set; } = "";

    [Id(1)]
    public List<string> Lines { get; set; } = [];
}

/// <summary>What a grain sees of its state.</summary>
[GenerateSerializer]
public sealed record NoteView(
    [property: Id(0)] bool Exists,
    [property: Id(1)] string? Etag,
    [property: Id(2)] string Text,
    [property: Id(3)] string[] Lines);

/// <summary>Keeps a note in grain storage.</summary>
public interface INoteGrain : IGrainWithStringKey
{
    Task<NoteView> Look();

    /// <summary>What <see cref="Look"/> would have answered during activation.</summary>
    Task<NoteView> LookBack();

    /// <summary>Changes the note in memory.</summary>
    Task Change(string text, params string[] lines);

    /// <summary>Writes the note to storage.</summary>
    Task Write();

    /// <summary>Writes the note to storage; answers the name of the exception when it fails.</summary>
    Task<string?> TryWrite();

    Task Read();

    Task Clear();

    /// <summary>Writes to another state of the same grain.</summary>
    Task WriteSecond(string text);

    Task<NoteView> LookAtSecond();

    Task Leave();
}

public sealed class NoteGrain(
    [PersistentState("note", TestSilo.Storage)] IPersistentState<Note> note,
    [PersistentState("second", TestSilo.Storage)] IPersistentState<Note> second) : Grain, INoteGrain
{
    private NoteView? _atActivation;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Stage.Of(this).Record("activated");
        _atActivation = View(note);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Stage.Of(this).Record("deactivated");
        return Task.CompletedTask;
    }

    public Task<NoteView> Look() => Task.FromResult(View(note));

    public Task<NoteView> LookBack() => Task.FromResult(_atActivation!);

    public Task Change(string text, params string[] lines)
    {
        note.State.Text = text;
        note.State.Lines = [.. lines];
        return Task.CompletedTask;
    }

    public Task Write() => note.WriteStateAsync();

    public async Task<string?> TryWrite()
    {
        try
        {
            await note.WriteStateAsync();
            return null;
        }
        catch (Exception exception)
        {
            return exception.GetType().FullName;
        }
    }

    public Task Read() => note.ReadStateAsync();

    public Task Clear() => note.ClearStateAsync();

    public Task WriteSecond(string text)
    {
        second.State.Text = text;
        return second.WriteStateAsync();
    }

    public Task<NoteView> LookAtSecond() => Task.FromResult(View(second));

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private static NoteView View(IPersistentState<Note> state) =>
        new(state.RecordExists, state.Etag, state.State.Text, [.. state.State.Lines]);
}

namespace InstaHub.GrainInterfaces.Live;

/// <summary>
/// A place in one part of a user's events. Numbers of one epoch run 1, 2, 3, … without a gap; they say nothing about those of
/// another epoch.
/// </summary>
/// <param name="Epoch">A random number that the source began to count under; 0: nothing has ever happened.</param>
/// <param name="Number">Number of the last event before this place; 0: before the first.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Live.LivePoint")]
public readonly record struct LivePoint([property: Id(0)] long Epoch, [property: Id(1)] long Number)
{
    /// <summary>The place directly after this one.</summary>
    public LivePoint Next() => this with { Number = Number + 1 };
}

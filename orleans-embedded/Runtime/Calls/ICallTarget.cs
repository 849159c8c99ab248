namespace Orleans.Embedded;

/// <summary>What takes calls for one grain id: an activation, a group of stateless workers, or an observer.</summary>
internal interface ICallTarget
{
    /// <summary>Takes a call, now or later run once; false when this target has ended and another must be found.</summary>
    bool TryAccept(GrainCall call);
}

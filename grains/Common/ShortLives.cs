namespace InstaHub.Grains.Common;

/// <summary>How activations end that have nothing to remember, so that whoever makes keys up does not fill the memory.</summary>
public static class ShortLives
{
    /// <summary>How long such an activation stays.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Deactivates <paramref name="grain"/> after <see cref="Rest"/>, whatever happens until then; call it once:
    /// <c>_leaving ??= this.DeactivateSoon()</c>. At once would not do where many call: those that wait are handed on to the next
    /// activation, and a cluster refuses a call that was handed on more than twice.
    /// </summary>
    /// <param name="grain">The grain.</param>
    /// <param name="unless">Asked when the time has come: whether it has something to remember after all, and stays. Null: it has not.</param>
    public static IGrainTimer DeactivateSoon(this IGrainBase grain, Func<bool>? unless = null) => grain.RegisterGrainTimer(
        () =>
        {
            if (unless?.Invoke() != true)
                grain.DeactivateOnIdle();
            return Task.CompletedTask;
        },
        Rest, Timeout.InfiniteTimeSpan);
}

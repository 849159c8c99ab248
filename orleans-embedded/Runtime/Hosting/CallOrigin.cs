namespace Orleans.Embedded;

/// <summary>Where references are used from: inside a silo, or at a client of it, each with its own time-out and filters.</summary>
internal sealed class CallOrigin(EmbeddedRuntime runtime, TimeSpan responseTimeout, Func<IOutgoingGrainCallFilter[]> outgoingFilters)
{
    /// <summary>The silo that is called; another one after a test has restarted it.</summary>
    public EmbeddedRuntime Runtime { get; set; } = runtime;

    public TimeSpan ResponseTimeout => responseTimeout;

    public long ResponseTimeoutMilliseconds { get; } = (long)responseTimeout.TotalMilliseconds;

    /// <summary>Resolved at the first call, since filters may need grains themselves.</summary>
    public IOutgoingGrainCallFilter[] OutgoingFilters => field ??= outgoingFilters();
}

namespace InstaHub.CodeGenerator.Copying;

/// <summary>What is declared immutable is shared within a process, and taken apart over a wire.</summary>
public sealed class ImmutableTests
{
    [Fact]
    public void An_immutable_object_is_shared_within_a_process()
    {
        var message = new Message("text", [1]);

        Assert.Same(message, Wire.Local(message));
        Assert.Same(message, Wire.Local(new Envelope { Message = message }).Message);
    }

    [Fact]
    public void An_immutable_object_is_copied_over_a_wire()
    {
        var message = new Message("text", [1]);

        var copy = Wire.Full(message);

        Assert.NotSame(message, copy);
        Assert.Equal("text", copy.Text);
        Assert.NotSame(message.Numbers, copy.Numbers);
        Assert.Equal([1], copy.Numbers);
    }

    [Fact]
    public void A_member_declared_immutable_is_shared_within_a_process_alone()
    {
        var envelope = new Envelope { Shared = { 1 }, Own = { 2 } };

        var local = Wire.Local(envelope);
        var full = Wire.Full(envelope);

        Assert.Same(envelope.Shared, local.Shared);
        Assert.NotSame(envelope.Own, local.Own);
        Assert.NotSame(envelope.Shared, full.Shared);
        Assert.Equal([1], full.Shared);
        Assert.Equal([2], full.Own);
    }

    [Fact]
    public void An_object_that_derives_from_an_immutable_type_is_copied_unless_it_is_immutable_too()
    {
        Frozen frozen = new Frozen([1]);
        Frozen thawed = new Thawed([1], [2]);

        var copy = Assert.IsType<Thawed>(Wire.Local(thawed));

        Assert.Same(frozen, Wire.Local(frozen));
        Assert.NotSame(thawed, copy);
        Assert.NotSame(thawed.Numbers, copy.Numbers);
        Assert.Equal([1], copy.Numbers);
        Assert.Equal([2], copy.More);
    }
}

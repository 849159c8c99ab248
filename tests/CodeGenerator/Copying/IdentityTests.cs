namespace InstaHub.CodeGenerator.Copying;

/// <summary>A copy has the shape of its original: what was one object is one, and shares nothing with the original.</summary>
public sealed class IdentityTests
{
    [Theory]
    [LocalAndWire]
    public void A_copy_is_another_object_with_equal_members(bool wire)
    {
        var node = new Node { Name = "a", Others = [new Node { Name = "b" }] };

        var copy = Wire.Copy(node, wire);

        Assert.NotSame(node, copy);
        Assert.Equal("a", copy.Name);
        Assert.NotSame(node.Others, copy.Others);
        Assert.NotSame(node.Others[0], Assert.Single(copy.Others));
        Assert.Equal("b", copy.Others[0].Name);
    }

    [Theory]
    [LocalAndWire]
    public void Null_is_copied_as_null(bool wire)
    {
        Assert.Null(Wire.Copy<Node?>(null, wire));
        Assert.Null(Wire.Copy<Message?>(null, wire));
        Assert.Null(Wire.Copy<Shape?>(null, wire));
        Assert.Null(Wire.Copy<OutOfStockException?>(null, wire));
        Assert.Null(Wire.Copy(new Node(), wire).Next);
    }

    [Theory]
    [LocalAndWire]
    public void An_object_that_occurs_twice_is_copied_once(bool wire)
    {
        var shared = new Node { Name = "shared" };
        var copy = Wire.Copy(new Node { Next = shared, Others = [shared, shared] }, wire);

        Assert.NotSame(shared, copy.Next);
        Assert.All(copy.Others, other => Assert.Same(copy.Next, other));
    }

    [Theory]
    [LocalAndWire]
    public void A_cycle_is_copied_as_a_cycle(bool wire)
    {
        var first = new Node { Name = "first" };
        var second = new NamedNode { Name = "second", Next = first };
        first.Next = second;
        first.Others.Add(first);

        var copy = Wire.Copy(first, wire);

        Assert.Same(copy, copy.Next!.Next);
        Assert.Same(copy, Assert.Single(copy.Others));
        Assert.IsType<NamedNode>(copy.Next);
    }

    [Fact]
    public void Two_copies_know_nothing_of_each_other()
    {
        var node = new Node();

        Assert.NotSame(Wire.Local(node), Wire.Local(node));
    }
}

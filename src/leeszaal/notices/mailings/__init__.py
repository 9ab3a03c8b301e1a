"""Mailings: what the library writes to those who said yes to it, or did not object where that is enough.

What could go wrong, and how it is kept from going wrong:

- Somebody says no between the making of the list and the sending. The list is no permission: each copy asks the view of
  its activity again, in the role of that activity, right before it leaves.
- A copy leaves twice. A copy is a message with a key of its own, which only a committed "sent" ends.
- A mail scanner follows the link and so unsubscribes somebody. The link shows a button; only pressing it, or a mail
  program that follows RFC 8058, does something.
"""

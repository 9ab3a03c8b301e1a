"""Handing somebody's data over to another Leeszaal directly, at their wish (article 20(2) GDPR).

The person asks the library they go to for a code, and gives it to the library they come from, which sends the package
over HTTPS, signed with the secret in that code. What could go wrong:

- Somebody else's data are sent, or to somewhere else. Only who is logged in sends, their own data, to the address in
  the code, and they see both before they confirm. No redirect is followed, and no address inside a network is asked.
- Anybody fills the other library with invented people. A package is taken in only with a code made there, once, within
  an hour, and what comes of it is an enrolment that waits for the person to come to the desk with a proof of identity.
- They go to a country where the GDPR does not hold, unnoticed. The person says in which country the library is; for one
  outside the European Economic Area they hear what that means and say once more that they want it (article 49(1)(a)).
- More travels than is needed. The package holds who somebody is and how to reach them: not what they borrowed or paid.
"""
